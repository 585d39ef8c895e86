/** An `appsettings.json`: sections of settings, as the old service had them. */
export type AppSettings = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** The environment variable of a setting: `ReconnectionDelay` of the section `WebSocket` → `WEBSOCKET_RECONNECTION_DELAY`. */
export function variableOf(section: string, key: string): string {
  return `${section}_${key.replace(/(?<=[a-z])(?=[A-Z])/g, '_')}`.toUpperCase();
}

/**
 * The environment variables that carry appsettings to a function, one a setting. Later files win, key by key, as
 * `appsettings.<stage>.json` does over `appsettings.json`.
 */
export function environmentOf(...files: readonly AppSettings[]): Record<string, string> {
  return Object.fromEntries(
    files.flatMap((file) =>
      Object.entries(file).flatMap(([section, settings]) =>
        Object.entries(settings).map(([key, value]) => [variableOf(section, key), String(value)]),
      ),
    ),
  );
}
