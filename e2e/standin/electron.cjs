#!/usr/bin/env node
// Takes the place of Electron's executable: `electron.cjs [switches] <folder of the app> [arguments]`.
// Runs the built main process under Node and its pages in Chromium; see the modules beside this file.
'use strict';

const { readFileSync } = require('node:fs');
const inspector = require('node:inspector');
const Module = require('node:module');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const DATA = '--user-data-dir=';
const commandLine = process.argv.slice(2);
const folder = resolve(commandLine.find(argument => !argument.startsWith('-')) ?? '.');
const data = commandLine.find(argument => argument.startsWith(DATA));

// as with Electron, the executable is the first argument and nothing stands between it and what was given
process.argv = [process.argv[0], ...commandLine];
process.type = 'browser';
process.versions.electron = require('electron/package.json').version;
// in Electron, too, Playwright holds an app back until it is attached to it, and lets it go by this name
let attached = Promise.resolve();
if (commandLine.some(argument => argument.startsWith('--inspect'))) {
  attached = new Promise(run => {
    globalThis.__playwright_run = () => setImmediate(run);
  });
  inspector.open(0, '127.0.0.1', false);
}
Module.register(pathToFileURL(join(__dirname, 'resolve.mjs')));

start().catch(error => {
  console.error(error);
  process.exit(1);
});

async function start() {
  const { runtime } = await import('./runtime.mjs');
  runtime.folder = folder;
  runtime.userData = data === undefined ? join(tmpdir(), `standin-${process.pid}`) : resolve(data.slice(DATA.length));
  const electron = await import('./electron.mjs');
  // Playwright asks for it by `require`
  const load = Module._load;
  Module._load = (name, ...others) => (name === 'electron' ? { ...electron } : load(name, ...others));

  const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  await import(pathToFileURL(join(folder, main)).href);
  await electron.launch({ noSandbox: commandLine.includes('--no-sandbox'), attached });
}
