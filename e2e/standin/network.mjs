// Every request of every page and worker comes past here before Chromium sends it.
import { fromPage, handlerOf } from './protocol.mjs';
import { refuse, runtime } from './runtime.mjs';
import { decisions } from './session.mjs';
import { contentsOfFrame } from './web-contents.mjs';

export async function watchNetwork() {
  runtime.chromium.on('Fetch.requestPaused', paused => {
    decide(paused).catch(error => {
      // its page went away meanwhile, and the request with it: there is nothing left to decide
      if (/Invalid InterceptionId/.test(String(error))) return;
      if (!runtime.ending) refuse(`a request could not be decided: ${error}`);
    });
  });
  await runtime.chromium.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function decide({ requestId, request, resourceType, frameId }) {
  const url = fromPage(request.url);
  const chromium = runtime.chromium;
  // a frame of no window of the app is one the page tried to open by itself
  if (resourceType === 'Document' && contentsOfFrame(frameId)?.mayNavigate(frameId, url) !== true) {
    await chromium.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return;
  }
  if (await isCancelled(url, request.method, resourceType)) {
    await chromium.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const scheme = url.slice(0, url.indexOf(':'));
  if (scheme === 'blob' || scheme === 'data' || url !== request.url) {
    await chromium.send('Fetch.continueRequest', { requestId });
    return;
  }
  const handler = handlerOf(scheme);
  if (handler === undefined) refuse(`${url} would have reached the network`);
  const response = await handler(new Request(url, { method: request.method }));
  await chromium.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

function isCancelled(url, method, resourceType) {
  return new Promise((answer, failed) => {
    if (decisions.beforeRequest === undefined) {
      answer(false);
      return;
    }
    decisions.beforeRequest({ url, method, resourceType }, ({ cancel, ...others }) => {
      if (Object.keys(others).length > 0) failed(new Error(`webRequest does not model ${Object.keys(others)}`));
      else answer(cancel === true);
    });
  });
}
