using System.Security.Cryptography;
using Neura.Cryptography.Age;

namespace NeuraNft.Cryptography.Tests.Age;

/// <summary>C2SP's CCTV vectors of age, from the npm package cctv-age.</summary>
public sealed class CctvTests
{
    public static TheoryData<string> Readable => [.. CctvVector.All.Values.Where(v => !v.IsHybrid).Select(v => v.Name).Order()];

    public static TheoryData<string> Hybrid => [.. CctvVector.All.Values.Where(v => v.IsHybrid).Select(v => v.Name).Order()];

    [Fact]
    public void Every_vector_of_the_package_is_read_or_counted_apart() =>
        (CctvVector.All.Count, Readable.Count, Hybrid.Count).ShouldBe((143, 125, 18));

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task Vector_ends_as_it_says(string name)
    {
        var vector = CctvVector.All[name];
        var identities = vector.Identities.Where(i => !i.Contains("-PQ-")).Select(IAgeIdentity (i) => AgeIdentity.Parse(i))
            .Concat(vector.Passphrase is { } passphrase ? [new AgePassphrase(passphrase)] : []);

        var (error, released) = await ReadAsync(vector, [.. identities]);

        error.ShouldBeOneOf(Allowed(vector));
        if (vector.PayloadSha256 is { } digest) Convert.ToHexStringLower(SHA256.HashData(released)).ShouldBe(digest);
        else released.ShouldBeEmpty();
    }

    // Counted apart: their identities are of a type that is not read here. What is of that type opens for nobody else.
    [Theory]
    [MemberData(nameof(Hybrid))]
    public async Task Hybrid_vector_opens_for_no_other_identity(string name)
    {
        using var identity = AgeIdentity.Create();
        var (error, released) = await ReadAsync(CctvVector.All[name], [identity]);
        error.ShouldBeOneOf(AgeError.NoMatchingIdentity, AgeError.HeaderInvalid);
        released.ShouldBeEmpty();
    }

    private static AgeError?[] Allowed(CctvVector vector) => vector.Expected switch
    {
        "success" => [null],
        "no match" => [AgeError.NoMatchingIdentity],
        "HMAC failure" => [AgeError.MacInvalid],
        "armor failure" => [AgeError.ArmorInvalid],
        // The nonce belongs to the payload here, as the header is kept apart: without it the payload is truncated.
        "header failure" when vector.Name is "stream_no_nonce" or "stream_short_nonce" => [AgeError.Truncated],
        "header failure" => [AgeError.HeaderInvalid],
        "payload failure" => [AgeError.PayloadInvalid, AgeError.Truncated, AgeError.TrailingBytes],
        _ => throw new ArgumentOutOfRangeException(nameof(vector), vector.Expected, null),
    };

    private static async Task<(AgeError? Error, byte[] Released)> ReadAsync(CctvVector vector, IAgeIdentity[] identities)
    {
        var ct = TestContext.Current.CancellationToken;
        using var released = new MemoryStream();
        try
        {
            Stream file = new MemoryStream(vector.File);
            if (vector.IsArmored) file = new AgeArmor(file);
            file = new BufferedStream(file);
            using var fileKey = (await AgeFile.ReadHeaderAsync(file, ct)).Unwrap(identities);
            await using var reader = await AgePayloadReader.OpenAsync(file, fileKey, keepsPayloadOpen: false, ct);
            await reader.CopyToAsync(released, ct);
            return (null, released.ToArray());
        }
        catch (AgeException failure)
        {
            return (failure.Error, released.ToArray());
        }
    }
}
