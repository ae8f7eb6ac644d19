/**
 * Which of OpenBLAS's kernels are fastest here. It takes them by the processor's model, does not know every model (on
 * some it falls back to kernels that are three times slower), and does as OPENBLAS_CORETYPE says.
 */
import { readFileSync } from 'node:fs';
import { spread } from '../statistics.mjs';

const avx512 = ['avx512f', 'avx512cd', 'avx512bw', 'avx512dq', 'avx512vl'];

/** Core types of x86-64 and the flags, as Linux names them, without which their kernels would end the process. */
const needs = /** @type {const} */ ([
  ['SAPPHIRERAPIDS', [...avx512, 'avx512_vnni', 'avx512_bf16', 'avx512_fp16', 'amx_tile', 'amx_int8', 'amx_bf16']],
  ['COOPERLAKE', [...avx512, 'avx512_vnni', 'avx512_bf16']],
  ['SKYLAKEX', avx512],
  ['ZEN', ['avx2', 'fma']],
  ['HASWELL', ['avx2', 'fma']],
  ['SANDYBRIDGE', ['avx']],
  ['NEHALEM', ['sse4_2']],
  ['PRESCOTT', ['pni']],
]);

/** The core types whose kernels a processor can run. @param {string} cpuinfo  what /proc/cpuinfo says */
export function coreTypesOf(cpuinfo) {
  const flags = new Set(/^flags\s*:(.*)$/m.exec(cpuinfo)?.[1]?.split(' '));
  return needs.filter(([, needed]) => needed.every((flag) => flags.has(flag))).map(([name]) => name);
}

/** The core types whose kernels can run here; none where nothing tells. @returns {string[]} */
export function coreTypesHere() {
  try {
    return coreTypesOf(readFileSync('/proc/cpuinfo', 'utf8'));
  } catch {
    return [];
  }
}

/**
 * The environment of a peer: without what would choose its kernels or threads, and with a core type unless that is
 * null, which leaves the choice to OpenBLAS.
 * @param {NodeJS.ProcessEnv} environment @param {string | null} coreType
 * @returns {NodeJS.ProcessEnv}
 */
export function peerEnvironment(environment, coreType) {
  const chooses = /^(OPENBLAS|GOTO|BLIS|MKL|DNNL|ONEDNN|ATEN|OMP|GOMP|KMP|NVPL)_/;
  const kept = Object.entries(environment).filter(([name]) => !chooses.test(name));
  return { ...Object.fromEntries(kept), ...(coreType === null ? {} : { OPENBLAS_CORETYPE: coreType }) };
}

/**
 * The fastest of the core types, OpenBLAS's own choice (null) included: the one whose least time is least.
 * @template {{ core: string | null, round(milliseconds: number): Promise<import('../contenders/contender.mjs').Round>, close(): Promise<void> }} Peer
 * @param {readonly string[]} coreTypes
 * @param {(coreType: string | null) => Promise<Peer>} start  starts the peer; `core` says which kernels it took
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>}
 */
export async function fastestCoreType(coreTypes, start, say) {
  /** @type {{ coreType: string | null, core: string | null, ms: number }[]} */
  const tried = [];
  for (const coreType of [null, ...coreTypes]) {
    const name = coreType ?? 'its own choice';
    try {
      const peer = await start(coreType);
      try {
        // Not built into this OpenBLAS, or its own choice.
        if (tried.some(({ core }) => core === peer.core)) continue;
        tried.push({ coreType, core: peer.core, ms: await leastTime(peer) });
      } finally {
        await peer.close();
      }
    } catch (error) {
      if (coreType === null) throw error;
      say(`PyTorch with OpenBLAS's kernels for ${name}: left out, ${error instanceof Error ? error.message : error}`);
    }
  }
  tried.sort((a, b) => a.ms - b.ms);
  const times = tried.map(
    ({ coreType, core, ms }) => `${core}${coreType ? '' : ' (its own choice)'} ${ms.toFixed(2)} ms`,
  );
  say(`PyTorch by OpenBLAS's kernels: ${times.join(', ')}`);
  return tried[0]?.coreType ?? null;
}

/** Milliseconds of a step. @param {{ round(milliseconds: number): Promise<import('../contenders/contender.mjs').Round> }} peer */
async function leastTime(peer) {
  await peer.round(200);
  const times = [];
  for (let round = 0; round < 4; round += 1) {
    const { steps, milliseconds } = await peer.round(100);
    times.push(milliseconds / steps);
  }
  return spread(times).min;
}
