using Neura.Near;

namespace NeuraNft.Near.Tests;

/// <summary>The table of near.md; the values are near-api-js's own test vectors.</summary>
public sealed class Nep413Tests
{
    private const string Key = "ed25519:2RM3EotCzEiVobm6aMjaup43k8cFffR4KHFtrqbZ79Qy";
    private const string Plain = "NnJgPU1Ql7ccRTITIoOVsIfElmvH1RV7QAT4a9Vh6ShCOnjIzRwxqX54JzoQ/nK02p7VBMI2vJn48rpImIJwAw==";
    private const string WithCallback = "zzZQ/GwAjrZVrTIFlvmmQbDQHllfzrr8urVWHaRt5cPfcXaCSZo35c5LDpPpTKivR6BxLyb3lcPM0FfCW5lcBQ==";
    private static readonly byte[] s_nonce = Convert.FromBase64String("KNV0cOpvJ50D5vfF9pqWom8wo2sliQ4W+Wa7uZ3Uk6Y=");

    [Theory]
    [InlineData(null, Plain)]
    [InlineData("http://localhost:3000", WithCallback)]
    public void Signature_of_the_published_key_verifies(string? callback, string signature) =>
        Nep413.Verify(Hello(callback), PublicKey.Parse(Key), signature).ShouldBeTrue();

    [Fact]
    public void Digest_is_as_published() =>
        Convert.ToHexStringLower(new Nep413Payload(
            "hi", [.. Enumerable.Range(0, 32).Select(i => (byte)i)], "myapp.com", "myapp.com/callback").Digest().ToArray())
            .ShouldBe("c9ce5de288f7de6d83e2303e56c7615949da83867ea33c0747ed45c47ef50148");

    [Fact]
    public void Callback_that_is_absent_differs_from_an_empty_one()
    {
        Hello(null).Digest().ShouldNotBe(Hello("").Digest());
        Nep413.Verify(Hello(""), PublicKey.Parse(Key), Plain).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "33")]
    public void Any_changed_field_fails()
    {
        var key = PublicKey.Parse(Key);
        Nep413.Verify(new Nep413Payload("Hello NEAR?", s_nonce, "example.near", null), key, Plain).ShouldBeFalse();
        Nep413.Verify(new Nep413Payload("Hello NEAR!", s_nonce, "examp1e.near", null), key, Plain).ShouldBeFalse();
        Nep413.Verify(new Nep413Payload("Hello NEAR!", new byte[32], "example.near", null), key, Plain).ShouldBeFalse();
        Nep413.Verify(Hello("http://localhost:3000"), key, Plain).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData(Plain + "AAAA")]
    public void Signature_that_is_none_fails_without_throwing(string signature) =>
        Nep413.Verify(Hello(null), PublicKey.Parse(Key), signature).ShouldBeFalse();

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Nonce_of_wrong_length_is_refused(int length) =>
        Should.Throw<NearFormatException>(() => new Nep413Payload("m", new byte[length], "r", null));

    [Fact]
    public void Signing_gives_the_vectors_of_near_api_js()
    {
        var file = NearData.Json("vectors/nep413.json");
        using var pair = KeyPair.Parse(file.GetProperty("secret_key").GetString()!);
        var nonce = Convert.FromBase64String(file.GetProperty("nonce_base64").GetString()!);
        foreach (var vector in file.GetProperty("vectors").EnumerateArray())
        {
            var payload = new Nep413Payload(
                vector.GetProperty("message").GetString()!, nonce, vector.GetProperty("recipient").GetString()!,
                vector.GetProperty("callbackUrl").GetString());
            if (vector.TryGetProperty("signature_base64", out var signature)) Nep413.Sign(payload, pair).ShouldBe(signature.GetString());
            else Convert.ToHexStringLower(payload.Digest().ToArray()).ShouldBe(vector.GetProperty("payload_sha256_hex").GetString());
        }
    }

    private static Nep413Payload Hello(string? callback) => new("Hello NEAR!", s_nonce, "example.near", callback);
}
