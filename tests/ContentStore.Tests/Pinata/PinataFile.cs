using Neura.ContentStore;

namespace NeuraNft.ContentStore.Tests.Pinata;

internal sealed record PinataFile(string Id, string Name, string Cid, byte[] Bytes, string? Group);
