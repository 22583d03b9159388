using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neura.Cryptography.Age;
using static NeuraNft.Cryptography.Tests.Age.AgeRun;

namespace NeuraNft.Cryptography.Tests.Age;

/// <summary>What was changed on its way is refused, and nothing of a changed chunk is given.</summary>
public sealed class AgeTamperTests : IAsyncLifetime
{
    private const int Length = 140_000;

    private readonly AgeIdentity _identity = AgeIdentity.Create();
    private byte[] _header = [];
    private byte[] _payload = [];

    public async ValueTask InitializeAsync() => (_header, _payload) = await EncryptAsync(Bytes(Length), _identity.Recipient);

    public ValueTask DisposeAsync()
    {
        _identity.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Any_flipped_bit_of_the_header_is_refused()
    {
        for (var bit = 0; bit < _header.Length * 8; bit++)
            (await RefusedAsync(Flip(_header, bit), _payload, _identity)).Error
                .ShouldBeOneOf(AgeError.HeaderInvalid, AgeError.NoMatchingIdentity, AgeError.MacInvalid);
    }

    [Fact]
    public async Task Header_cut_anywhere_or_followed_by_anything_is_refused()
    {
        for (var length = 0; length < _header.Length; length++)
            (await RefusedAsync(_header[..length], _payload, _identity)).Error.ShouldBe(AgeError.HeaderInvalid);
        (await RefusedAsync([.. _header, (byte)'\n'], _payload, _identity)).Error.ShouldBe(AgeError.HeaderInvalid);
    }

    [Fact]
    public void Row_42_Any_flipped_bit_of_the_payload_is_refused() =>
        Refuses(0, (_payload.Length * 8) - 1, bit => Flip(_payload, bit), AgeError.PayloadInvalid);

    [Fact]
    public void Row_42_Truncated_payload_is_refused() => Refuses(
        0, _payload.Length - 1, n => _payload[..n], AgeError.PayloadInvalid, AgeError.Truncated);

    [Fact]
    public void Row_42_Trailing_bytes_are_refused() => Refuses(
        1, 70_000, n => [.. _payload, .. Bytes(n)], AgeError.PayloadInvalid);

    [Fact]
    public async Task Row_42_Bytes_behind_a_full_final_chunk_are_trailing()
    {
        var (header, payload) = await EncryptAsync(Bytes(65_536), _identity.Recipient);
        (await RefusedAsync(header, [.. payload, 0], _identity)).Error.ShouldBe(AgeError.TrailingBytes);
        (await RefusedAsync(header, payload[..(int)AgePayload.OffsetOfChunk(0)], _identity)).Error.ShouldBe(AgeError.Truncated);
    }

    [Fact]
    public async Task Chunks_in_another_order_and_chunks_of_another_file_are_refused()
    {
        var swapped = _payload.ToArray();
        var (first, second) = ((int)AgePayload.OffsetOfChunk(0), (int)AgePayload.OffsetOfChunk(1));
        _payload.AsSpan(first, AgePayload.SealedChunkSize).CopyTo(swapped.AsSpan(second));
        _payload.AsSpan(second, AgePayload.SealedChunkSize).CopyTo(swapped.AsSpan(first));
        (await RefusedAsync(_header, swapped, _identity)).ShouldBe((AgeError.PayloadInvalid, []));
        var (_, other) = await EncryptAsync(Bytes(Length), _identity.Recipient);
        (await RefusedAsync(_header, other, _identity)).ShouldBe((AgeError.PayloadInvalid, []));
    }

    [Fact]
    public async Task Reader_that_refused_refuses_again()
    {
        await using var reader = await AgeFile.DecryptAsync(_header, new MemoryStream(Flip(_payload, 300)), _identity, Ct);
        var buffer = new byte[100];
        for (var i = 0; i < 3; i++)
            Should.Throw<AgeException>(() => reader.Read(buffer)).Error.ShouldBe(AgeError.PayloadInvalid);
    }

    [Fact]
    public async Task Row_43_Header_of_10_000_stanzas_is_refused()
    {
        var text = Encoding.ASCII.GetString(_header);
        var stanza = text[text.IndexOf("->", StringComparison.Ordinal)..text.IndexOf("---", StringComparison.Ordinal)];
        var many = Encoding.ASCII.GetBytes(text.Replace(stanza, string.Concat(Enumerable.Repeat(stanza, 10_000))));
        var seventeen = Encoding.ASCII.GetBytes(text.Replace(stanza, string.Concat(Enumerable.Repeat(stanza, 17))));
        (await RefusedAsync(many, _payload, _identity)).Error.ShouldBe(AgeError.HeaderInvalid);
        (await RefusedAsync(seventeen, _payload, _identity)).Error.ShouldBe(AgeError.TooManyStanzas);
        // From a stream no more of it is read than the most that a header may have.
        using var file = new MemoryStream([.. many, .. _payload]);
        await Should.ThrowAsync<AgeException>(() => AgeFile.ReadHeaderAsync(file, Ct));
        file.Position.ShouldBeLessThanOrEqualTo(AgeHeader.MaxSize);
    }

    private void Refuses(int from, int to, Func<int, byte[]> change, params AgeError[] errors) =>
        Prop.ForAll(Gen.Choose(from, to).ToArbitrary(), n =>
        {
            var (error, released) = RefusedAsync(_header, change(n), _identity).GetAwaiter().GetResult();
            return errors.Contains(error) && Bytes(Length).AsSpan().StartsWith(released) && released.Length < Length;
        }).QuickCheckThrowOnFailure();

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] copy = [.. bytes];
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}
