"""The notification server of server.ts on python-socketio, an independent implementation:
`python3 server.py '<options as JSON>'`."""
import asyncio
import json
import os
import ssl
import sys
import threading
import time

import socketio
from socketio.exceptions import ConnectionRefusedError as Refused
from aiohttp import web

options = json.loads(sys.argv[1])

# A reference to each future, or Python would collect the task that waits for it, with a warning.
unanswered = []


def report(**line):
    print(json.dumps(line), flush=True)


limits = {'max_http_buffer_size': options['maxBytes']} if 'maxBytes' in options else {}
sio = socketio.AsyncServer(async_mode='aiohttp', ping_interval=5, ping_timeout=5, **limits)


@sio.event
async def connect(sid, environ, auth):
    if options.get('neverAnswerConnect'):
        await asyncio.sleep(3600)
    if 'token' in options:
        sent = (auth or {}).get('token')
        if sent != options['token']:
            raise Refused(f'no entry with {sent}')
    report(connected=True)
    loop = asyncio.get_running_loop()
    if 'dropFirstMs' in options:
        # The disconnect of engineio would send a packet that socket.io-client ignores, and wait for an answer.
        loop.call_later(options.pop('dropFirstMs') / 1000, environ['aiohttp.request'].transport.abort)
    if 'blockMs' in options:
        loop.call_later(0.001, lambda: time.sleep(options['blockMs'] / 1000))


@sio.on(options['event'])
async def handle(sid, *received):
    report(got=received, asksForAnswer=False)
    if options.get('relay'):
        await sio.emit(options['event'], received)
    if not options.get('acknowledge'):
        # python-socketio acknowledges as soon as a handler returns.
        never = asyncio.get_running_loop().create_future()
        unanswered.append(never)
        await never
    return 'ok'


def listen_to_parent(loop):
    for _ in sys.stdin:
        asyncio.run_coroutine_threadsafe(settle(), loop)
    # The parent process has ended.
    os._exit(0)


async def settle():
    for _ in range(5):
        await asyncio.sleep(0.001)
    report(settled=True)


async def main():
    loop = asyncio.get_running_loop()
    threading.Thread(target=listen_to_parent, args=(loop,), daemon=True).start()
    app = web.Application()
    sio.attach(app, socketio_path=options['path'])
    runner = web.AppRunner(app)
    await runner.setup()
    context = None
    if 'tls' in options:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options['tls']['cert'], options['tls']['key'])
    site = web.TCPSite(runner, '127.0.0.1', options.get('port', 0), ssl_context=context, reuse_address=True)
    await site.start()
    report(listening=site._server.sockets[0].getsockname()[1])
    await asyncio.Event().wait()


asyncio.run(main())
