using Neura.Cryptography.Age;
using NeuraNft.Cryptography.Tests.Interop;
using static NeuraNft.Cryptography.Tests.Age.AgeRun;

namespace NeuraNft.Cryptography.Tests.Age;

/// <summary>Debian's age and npm's age-encryption read what we write, and write what we read.</summary>
public sealed class AgeToolTests
{
    public static TheoryData<int> Lengths => [0, 1, 65_536, 200_000];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Debians_age_reads_header_and_payload_in_a_row(int length)
    {
        using var folder = new ScratchFolder();
        using AgeIdentity identity = AgeIdentity.Create(), other = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(length), other.Recipient, identity.Recipient);
        var file = folder.Write("file.age", header, payload);
        await Tool.AgeAsync("-d", "-i", KeyFile(folder, identity), "-o", folder.Path("plain"), file);
        // Nothing to write: then it makes no file either.
        (length == 0 ? [] : File.ReadAllBytes(folder.Path("plain"))).ShouldBe(Bytes(length));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Debians_age_writes_what_is_read_here(int length)
    {
        using var folder = new ScratchFolder();
        using var identity = AgeIdentity.Create();
        var plain = folder.Write("plain", Bytes(length));
        await Tool.AgeAsync("-r", identity.Recipient.ToString(), "-o", folder.Path("file.age"), plain);
        (await ReadAsync(File.OpenRead(folder.Path("file.age")), identity)).ShouldBe(Bytes(length));
        await Tool.AgeAsync("-a", "-r", identity.Recipient.ToString(), "-o", folder.Path("armored.age"), plain);
        (await ReadAsync(new AgeArmor(File.OpenRead(folder.Path("armored.age"))), identity)).ShouldBe(Bytes(length));
    }

    [Fact]
    public async Task Debians_age_refuses_a_payload_that_was_cut()
    {
        using var folder = new ScratchFolder();
        using var identity = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(200_000), identity.Recipient);
        var file = folder.Write("file.age", header, payload[..(int)AgePayload.OffsetOfChunk(2)]);
        var (code, errors) = await Tool.TryAgeAsync("-d", "-i", KeyFile(folder, identity), "-o", folder.Path("plain"), file);
        code.ShouldBe(1);
        errors.ShouldContain("unexpected EOF");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Npms_age_encryption_reads_and_writes_the_same_files(int length)
    {
        using var folder = new ScratchFolder();
        using var identity = AgeIdentity.Create();
        var (header, payload) = await EncryptAsync(Bytes(length), identity.Recipient);
        var file = folder.Write("ours.age", header, payload);
        await Tool.NodeAsync("age.mjs", "decrypt", KeyFile(folder, identity), file, folder.Path("plain"));
        File.ReadAllBytes(folder.Path("plain")).ShouldBe(Bytes(length));
        await Tool.NodeAsync("age.mjs", "encrypt", identity.Recipient.ToString(), folder.Path("plain"), folder.Path("theirs.age"));
        (await ReadAsync(File.OpenRead(folder.Path("theirs.age")), identity)).ShouldBe(Bytes(length));
    }

    private static string KeyFile(ScratchFolder folder, AgeIdentity identity)
    {
        var text = new char[AgeIdentity.TextLength];
        identity.WriteText(text);
        return folder.Write("key.txt", [.. text.Select(c => (byte)c), (byte)'\n']);
    }

    private static async Task<byte[]> ReadAsync(Stream file, AgeIdentity identity)
    {
        await using var reader = await AgeFile.DecryptAsync(file, identity, Ct);
        using var plaintext = new MemoryStream();
        await reader.CopyToAsync(plaintext, Ct);
        return plaintext.ToArray();
    }
}
