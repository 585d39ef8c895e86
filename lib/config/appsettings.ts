/**
 * The format of `config/appsettings*.json`: sections of settings, as in the old service. The folder `config/` at the root
 * holds the settings of a deployment; this folder, `lib/config/`, is the code that reads them.
 */
export type AppSettings = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** The environment variable of a setting: `ReconnectionDelay` of the section `WebSocket` → `WEBSOCKET_RECONNECTION_DELAY`. */
export function variableOf(section: string, key: string): string {
  return `${section}_${key.replace(/(?<=[a-z])(?=[A-Z])/g, '_')}`.toUpperCase();
}

/**
 * Returns the environment variables of a function, one per setting. Later files override earlier ones key by key, as
 * `appsettings.<stage>.json` overrides `appsettings.json`.
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
