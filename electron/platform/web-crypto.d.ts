/** @file Node has WebCrypto's types under `webcrypto` only; shared code names them as the web platform does. */
type CryptoKey = import('node:crypto').webcrypto.CryptoKey;
