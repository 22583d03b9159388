// node hpke.mjs seal <aead> <recipient> <info> <aad> <text> <to>, or open <aead> <private> <enc> <info> <aad> <message> <to>; all in hex.
import { writeFileSync } from 'node:fs';
import { Aes128Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';

const [verb, aead, ...rest] = process.argv.slice(2);
const to = rest.pop();
const args = rest.map((hex) => new Uint8Array(Buffer.from(hex, 'hex')).buffer);
const kem = new DhkemX25519HkdfSha256();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: aead === '1' ? new Aes128Gcm() : new Chacha20Poly1305() });
const hex = (buffer) => Buffer.from(buffer).toString('hex');
const purpose = new TextEncoder().encode('answer').buffer;

if (verb === 'seal') {
  const [recipient, info, aad, text] = args;
  const sender = await suite.createSenderContext({ recipientPublicKey: await kem.deserializePublicKey(recipient), info });
  const messages = [hex(await sender.seal(text, aad)), hex(await sender.seal(text, aad))];
  writeFileSync(to, [hex(sender.enc), ...messages, hex(await sender.export(purpose, 48))].join('\n'));
} else {
  const [secret, enc, info, aad, first, second] = args;
  const recipientKey = await kem.deserializePrivateKey(secret);
  const recipient = await suite.createRecipientContext({ recipientKey, enc, info });
  const opened = [hex(await recipient.open(first, aad)), hex(await recipient.open(second, aad))];
  writeFileSync(to, [...opened, hex(await recipient.export(purpose, 48))].join('\n'));
}
