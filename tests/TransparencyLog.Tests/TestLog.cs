using Neura.Cryptography;
using Neura.TransparencyLog.Integrating;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;

namespace NeuraNft.TransparencyLog.Tests;

/// <summary>A log in a folder of its own, with random entries that the test keeps too.</summary>
internal sealed class TestLog : IDisposable
{
    public const int Seed = 20261121;

    private readonly string _parent = Directory.CreateTempSubdirectory("neura-tlog-").FullName;
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly List<ReadOnlyMemory<byte>> _entries = [];

    public TestLog(string origin = "neura.example/log")
    {
        Folder = Path.Combine(_parent, "log");
        Store = new FolderTileStore(Folder);
        Signer = new NoteSigner(origin, NoteKeyType.Ed25519, _key);
    }

    public string Folder { get; }

    public FolderTileStore Store { get; }

    public NoteSigner Signer { get; }

    public NoteVerifier Verifier => Signer.Verifier;

    public IReadOnlyList<ReadOnlyMemory<byte>> Entries => _entries;

    public long Size => _entries.Count;

    /// <summary>Adds entries, integrates and publishes: the checkpoint.</summary>
    public async Task<SignedNote> GrowAsync(int count, Random random)
    {
        var added = new List<ReadOnlyMemory<byte>>(count);
        for (var i = 0; i < count; i++)
        {
            var entry = new byte[random.Next(0, 200)];
            random.NextBytes(entry);
            added.Add(entry);
        }
        await TreeIntegration.AppendAsync(Store, Size, added, default);
        _entries.AddRange(added);
        var publisher = new CheckpointPublisher(Store, Signer);
        var note = (await publisher.SignAsync(null, DateTimeOffset.UnixEpoch, default))!;
        await publisher.PublishAsync(note, default);
        return note;
    }

    public static Checkpoint Read(SignedNote note)
    {
        Checkpoint.TryParse(note.Text, out var checkpoint).ShouldBeTrue();
        return checkpoint;
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_parent, recursive: true);
    }
}
