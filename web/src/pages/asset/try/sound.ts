/** What a request takes, in bytes of JSON; a recording is base64 in it. */
const maxJson = 256 * 1024;
const header = 44;

/** How many seconds of 16 bits at that rate fit into one request. */
export const longest = (rate: number): number => Math.floor(((Math.floor((maxJson - 256) / 4) * 3 - header) / 2 / rate) * 10) / 10;

/** All channels as one. */
export function mono(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = channels;
  return channels.length < 2 ? first : first.map((_, at) => channels.reduce((sum, c) => sum + (c[at] ?? 0), 0) / channels.length);
}

const reach = 16;

/** At another rate, by a windowed sinc: what the lower rate cannot carry is taken out before, so that nothing folds back. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cutoff = Math.min(1, to / from);
  const half = Math.ceil(reach / cutoff);
  return Float32Array.from({ length: Math.floor((samples.length * to) / from) }, (_, index) => {
    const centre = (index * from) / to;
    const first = Math.max(0, Math.ceil(centre - half));
    const last = Math.min(samples.length - 1, Math.floor(centre + half));
    let sum = 0;
    let weights = 0;
    for (let at = first; at <= last; at++) {
      const x = at - centre;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
      const weight = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half));
      sum += weight * (samples[at] ?? 0);
      weights += weight;
    }
    return weights === 0 ? 0 : sum / weights;
  });
}

/** PCM of 16 bits, one channel. */
export function wav(samples: Float32Array, rate: number): Uint8Array {
  const bytes = new Uint8Array(header + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => new TextEncoder().encodeInto(word, bytes.subarray(at));
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, at) => view.setInt16(header + at * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true));
  return bytes;
}

/** What any browser can decode, at the rate that the model asks for, from its beginning on. */
export async function decoded(file: Blob, rate: number): Promise<{ samples: Float32Array; seconds: number }> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(await file.arrayBuffer());
    const kept = Math.min(sound.length, Math.ceil(longest(rate) * sound.sampleRate));
    const channels = Array.from({ length: sound.numberOfChannels }, (_, c) => sound.getChannelData(c).subarray(0, kept));
    return { samples: resample(mono(channels), sound.sampleRate, rate), seconds: sound.duration };
  } finally {
    await context.close();
  }
}
