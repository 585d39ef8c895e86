/**
 * A notification server written with NestJS, in a separate process: `node nest-server.ts '<options as JSON>'`. Its gateway
 * is what the NestJS documentation shows. The decorators are called as functions, because Node only strips types.
 */

import 'reflect-metadata';
import { Module, UseGuards, UsePipes } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { MessageBody, SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { type Any, loadServerClass, waitFor } from './parts.ts';
import { followParent, options, report } from './reporting.ts';

const Server = await loadServerClass(options.major);

/** The adapter of NestJS, on any major version of socket.io. */
class Adapter extends IoAdapter {
  override createIOServer(_port: number, given?: Any) {
    return new Server(this.httpServer, { ...given, ...(options.major === 2 ? { origins: '*:*' } : {}) });
  }
}

/** Refuses everything, as NestJS does it for a guard that returns false. */
class Guard {
  async canActivate(): Promise<boolean> {
    await waitFor(options.objectAfterMs ?? 0);
    return false;
  }
}

class Pipe {
  transform(): never {
    throw new WsException('Validation failed');
  }
}

class Gateway {
  handleConnection(): void {
    report({ connected: true });
  }

  handle(received: unknown[]): string | undefined {
    report({ got: received, asksForAnswer: false });
    if (options.gateway === 'handler throws') {
      throw new Error('a table is missing');
    }
    return options.acknowledge ? 'ok' : undefined;
  }
}

class App {}

const handler = Object.getOwnPropertyDescriptor(Gateway.prototype, 'handle') as TypedPropertyDescriptor<unknown>;
SubscribeMessage(options.event)(Gateway.prototype, 'handle', handler);
MessageBody()(Gateway.prototype, 'handle', 0);
if (options.gateway === 'guard refuses') {
  UseGuards(Guard)(Gateway.prototype, 'handle', handler);
}
if (options.gateway === 'pipe throws') {
  UsePipes(Pipe)(Gateway.prototype, 'handle', handler);
}
WebSocketGateway({ path: options.path })(Gateway);
Module({ providers: [Gateway] })(App);

const app = await NestFactory.create(App, { logger: false });
app.useWebSocketAdapter(new Adapter(app));
await app.listen(options.port ?? 0, '127.0.0.1');
report({ listening: app.getHttpServer().address().port });
followParent();
