using Neura.Cryptography.Age;
using static NeuraNft.Cryptography.Tests.Age.AgeRun;

namespace NeuraNft.Cryptography.Tests.Age;

/// <summary>An upload that was interrupted goes on at the chunk that was stored last.</summary>
public sealed class AgeResumeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Writer_goes_on_at_any_chunk_after_a_crash(int chunk)
    {
        using var identity = AgeIdentity.Create();
        using var fileKey = AgeFileKey.Create();
        var plaintext = Bytes(250_000);
        using var payload = new MemoryStream();
        var first = await AgePayloadWriter.StartAsync(payload, fileKey, Ct);
        await first.WriteAsync(plaintext.AsMemory(0, Math.Min(plaintext.Length, (chunk * AgePayload.ChunkSize) + 1)), Ct);
        first.Chunks.ShouldBe(chunk);
        var nonce = first.Nonce.ToArray();
        payload.Write(new byte[99]);

        payload.SetLength(AgePayload.OffsetOfChunk(chunk));
        await using var second = AgePayloadWriter.Resume(payload, fileKey, nonce, chunk);
        await second.WriteAsync(plaintext.AsMemory(chunk * AgePayload.ChunkSize), Ct);
        await second.CompleteAsync(Ct);

        (await DecryptAsync(AgeHeader.Write(fileKey, identity.Recipient), payload.ToArray(), identity)).ShouldBe(plaintext);
    }

    [Fact]
    public async Task Payload_that_was_never_completed_is_truncated()
    {
        using var identity = AgeIdentity.Create();
        using var fileKey = AgeFileKey.Create();
        using var payload = new MemoryStream();
        await using (var writer = await AgePayloadWriter.StartAsync(payload, fileKey, Ct)) await writer.WriteAsync(Bytes(131_072), Ct);
        var header = AgeHeader.Write(fileKey, identity.Recipient);
        (await RefusedAsync(header, payload.ToArray(), identity)).Error.ShouldBe(AgeError.Truncated);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task Pieces_of_any_size_give_the_same_payload(int piece)
    {
        using var fileKey = AgeFileKey.Create();
        var plaintext = Bytes(piece == 1 ? 70_000 : 200_000);
        using var whole = new MemoryStream();
        await AgeFile.EncryptAsync(new DrippingStream(plaintext, 999), whole, fileKey, Ct);
        var nonce = whole.ToArray()[..AgePayload.NonceSize];
        using var pieces = new MemoryStream();
        pieces.Write(nonce);
        await using var writer = AgePayloadWriter.Resume(pieces, fileKey, nonce, 0);
        for (var i = 0; i < plaintext.Length; i += piece)
            await writer.WriteAsync(plaintext.AsMemory(i, Math.Min(piece, plaintext.Length - i)), Ct);
        await writer.CompleteAsync(Ct);
        pieces.ToArray().ShouldBe(whole.ToArray());
    }

    [Fact]
    public async Task Nothing_is_written_after_the_final_chunk()
    {
        using var fileKey = AgeFileKey.Create();
        await using var writer = await AgePayloadWriter.StartAsync(new MemoryStream(), fileKey, Ct);
        await writer.CompleteAsync(Ct);
        await Should.ThrowAsync<InvalidOperationException>(async () => await writer.WriteAsync(new byte[1], Ct));
        await Should.ThrowAsync<InvalidOperationException>(() => writer.CompleteAsync(Ct));
    }
}
