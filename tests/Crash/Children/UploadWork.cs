using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;
using NeuraNft.Application.Content;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Models;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Crash.Children;

/// <summary>One upload: parent and child make the same of it from what the environment says.</summary>
internal sealed record UploadWork(Guid Upload, string Folder, string Identity)
{
    private const string Variable = "NEURANFT_CRASH_UPLOAD";

    public static readonly Account Account = Account.Parse("uploader.test");

    public byte[] Plaintext { get; } = Bytes();

    public LocalFolderStore Store => new(Folder);

    public static UploadWork FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable)!.Split('|') is [var upload, var folder, var identity]
            ? new UploadWork(Guid.Parse(upload), folder, identity)
            : throw new InvalidOperationException($"{Variable} is not set.");

    public void ToEnvironment() => Environment.SetEnvironmentVariable(Variable, $"{Upload}|{Folder}|{Identity}");

    public KeyCustody Custody()
    {
        var custody = new KeyCustody();
        custody.Unseal(SplitKey.Create(), AgeIdentity.Parse(Identity));
        return custody;
    }

    public UploadSittings Sittings(NpgsqlDataSource db) => new(
        new UploadRows(db), Custody(), Options.Create(new ContentOptions { Folder = Folder }), TimeProvider.System);

    public ReceiveUpload Receive(NpgsqlDataSource db, UploadSittings sittings) => new(
        new UploadRows(db), sittings,
        new CompleteUpload(new UploadRows(db), new UploadedContents(db), sittings, Store, TimeProvider.System),
        Options.Create(new UploadOptions { CheckpointBytes = 256 * 1024 }), TimeProvider.System);

    private static byte[] Bytes()
    {
        var bytes = new byte[40_000_000];
        new Random(20).NextBytes(bytes);
        return bytes;
    }
}
