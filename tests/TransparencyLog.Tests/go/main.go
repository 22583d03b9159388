// Reads a log's folder with Go's own sumdb/tlog and sumdb/note, which know nothing of our code, and prints what they make of it.
package main

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type record struct {
	Index int64
	Hash  string
	Proof []string
}

type tree struct {
	Size  int64
	Proof []string
}

type answer struct {
	Size    int64
	Root    string
	Records []record
	Trees   []tree
	Note    string
	Key     string
}

type folder string

func (f folder) Height() int { return 8 }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, t := range tiles {
		path := strings.Replace(t.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			full := t
			full.W = 256
			bytes, err = os.ReadFile(filepath.Join(string(f), strings.Replace(full.Path(), "tile/8/", "tile/", 1)))
		}
		if err != nil {
			return nil, err
		}
		data = append(data, bytes[:t.W*tlog.HashSize])
	}
	return data, nil
}

func (f folder) entry(index, size int64) []byte {
	t := tlog.Tile{H: 8, L: 0, N: index / 256, W: 256}
	if (t.N+1)*256 > size {
		t.W = int(size % 256)
	}
	path := strings.Replace(t.Path(), "tile/8/0/", "tile/entries/", 1)
	bundle, err := os.ReadFile(filepath.Join(string(f), path))
	check(err)
	for i := int64(0); ; i++ {
		length := int(binary.BigEndian.Uint16(bundle))
		if i == index%256 {
			return bundle[2 : 2+length]
		}
		bundle = bundle[2+length:]
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func texts(hashes []tlog.Hash) []string {
	out := []string{}
	for _, h := range hashes {
		out = append(out, h.String())
	}
	return out
}

// Arguments: the folder, the log's vkey, then "r<index>" for a record's proof and "t<size>" for that of an older tree.
func main() {
	f := folder(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	check(err)
	bytes, err := os.ReadFile(filepath.Join(string(f), "checkpoint"))
	check(err)
	signed, err := note.Open(bytes, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, f)

	out := answer{Size: size}
	computed, err := tlog.TreeHash(size, reader)
	check(err)
	out.Root = computed.String()
	for _, argument := range os.Args[3:] {
		number, err := strconv.ParseInt(argument[1:], 10, 64)
		check(err)
		if argument[0] == 'r' {
			hash := tlog.RecordHash(f.entry(number, size))
			proof, err := tlog.ProveRecord(size, number, reader)
			check(err)
			check(tlog.CheckRecord(proof, size, root, number, hash))
			out.Records = append(out.Records, record{number, hash.String(), texts(proof)})
		} else {
			old, err := tlog.TreeHash(number, reader)
			check(err)
			proof, err := tlog.ProveTree(size, number, reader)
			check(err)
			check(tlog.CheckTree(proof, size, root, number, old))
			out.Trees = append(out.Trees, tree{number, texts(proof)})
		}
	}

	secret, public, err := note.GenerateKey(rand.Reader, "go.example/signer")
	check(err)
	signer, err := note.NewSigner(secret)
	check(err)
	text, err := note.Sign(&note.Note{Text: signed.Text}, signer)
	check(err)
	out.Note, out.Key = string(text), public
	check(json.NewEncoder(os.Stdout).Encode(out))
}
