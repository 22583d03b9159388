// node age.mjs encrypt <recipient> <from> <to>, or decrypt <identity file> <from> <to>.
import { readFileSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter } from 'age-encryption';

const [verb, key, from, to] = process.argv.slice(2);
const bytes = readFileSync(from);
if (verb === 'encrypt') {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  writeFileSync(to, await encrypter.encrypt(bytes));
} else {
  const decrypter = new Decrypter();
  decrypter.addIdentity(readFileSync(key, 'utf8').trim());
  writeFileSync(to, await decrypter.decrypt(bytes));
}
