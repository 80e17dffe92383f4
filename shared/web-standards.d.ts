/**
 * @file The few web standards that every home of the engine has (browser workers, Electron, Node). Declared here because
 * `shared/` is compiled without DOM and Node types, so that nothing else of either can slip in.
 */
declare class AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare class CryptoKey {
  private constructor();
  readonly extractable: boolean;
}
declare const crypto: {
  getRandomValues<T extends Uint8Array>(bytes: T): T;
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Uint8Array,
      algorithm: 'AES-GCM',
      extractable: boolean,
      usages: readonly ('encrypt' | 'decrypt')[],
    ): Promise<CryptoKey>;
    encrypt(algorithm: AesGcmParameters, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>;
    decrypt(algorithm: AesGcmParameters, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>;
  };
};
interface AesGcmParameters {
  name: 'AES-GCM';
  iv: Uint8Array;
  additionalData?: Uint8Array;
}
