/** @file The events of the Chrome DevTools Protocol that the stand-in listens for, as far as it reads them. */

/** A request that waits for our decision. */
export interface PausedRequest {
  requestId: string;
  request: { url: string; method: string; headers: Record<string, string> };
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
}

export interface CdpEvents {
  'Fetch.requestPaused': PausedRequest;
  'Page.frameRequestedNavigation': { frameId: string; url: string };
  'Page.frameNavigated': { frame: { id: string; parentId?: string; url: string } };
  'Page.domContentEventFired': { timestamp: number };
  'Page.loadEventFired': { timestamp: number };
  'Page.windowOpen': { url: string; windowName: string; userGesture: boolean };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; auxData?: { frameId?: string; isDefault?: boolean } };
  };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Inspector.targetCrashed': object;
  'Target.targetDestroyed': { targetId: string };
  'Browser.downloadWillBegin': { guid: string; url: string; suggestedFilename: string };
}
