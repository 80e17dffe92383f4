import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { PACKETS_OF_AN_ARCHIVE, packetArchive, packetFile } from './packets.ts';
import type { ZipEntry } from './zip.ts';

/** Makes the packets of many patients one by one, so that it can be watched and stopped. `done` counts them. */
export function usePackets(month: string) {
  const packet = useMutation(useEngine().ledger.packet.mutationOptions());
  const [done, setDone] = useState<number | null>(null);
  const isStopped = useRef(false);
  /** Answers how many were saved. */
  const run = async (patientIds: readonly string[], format: 'pdf' | 'json'): Promise<number> => {
    isStopped.current = false;
    setDone(0);
    let saved = 0;
    let files: { entry: ZipEntry; packet: AuditorPacket }[] = [];
    const save = () => {
      if (files.length === 0) return;
      const first = saved === 0 ? '' : `-from-${saved + 1}`;
      saveFile(packetArchive(files), `auditor-packets-${month}${first}.zip`);
      saved += files.length;
      files = [];
    };
    try {
      for (const [index, patientId] of patientIds.entries()) {
        if (isStopped.current) break;
        const made = await packet.mutateAsync({ patientId, month });
        files.push({ entry: await packetFile(made, format, index + 1), packet: made });
        if (files.length === PACKETS_OF_AN_ARCHIVE) save();
        setDone(index + 1);
      }
      if (!isStopped.current) save();
      return saved;
    } finally {
      setDone(null);
    }
  };
  const stop = () => {
    isStopped.current = true;
  };
  return { run, stop, done };
}
