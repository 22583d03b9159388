namespace NeuraNft.Near.Tests.DevChain;

/// <summary>
/// A contract of three methods, written by hand in WebAssembly text: `hello` returns "hello"; `greet` logs an event and returns
/// "hello"; `fail` logs the same event and panics with E_TEST: no "luck".
/// </summary>
internal static class GreeterContract
{
    public const string Event = """EVENT_JSON:{"standard":"test","version":"1.0.0","event":"greet","data":[]}""";
    public const string Panic = "E_TEST: no \"luck\"";

    public static byte[] Wasm { get; } = Convert.FromBase64String(
        "AGFzbQEAAAABCQJgAn5+AGAAAAI0AwNlbnYMdmFsdWVfcmV0dXJuAAADZW52CGxvZ191dGY4AAADZW52CnBhbmljX3V0ZjgAAAMEAwEBAQUDAQABByEEBm1l" +
        "bW9yeQIABWhlbGxvAAMFZ3JlZXQABARmYWlsAAUKLQMJAEIHQoABEAALEABCygBCABABQgdCgAEQAAsQAELKAEIAEAFCEUKgARACCwt0AwBBAAtKRVZFTlRf" +
        "SlNPTjp7InN0YW5kYXJkIjoidGVzdCIsInZlcnNpb24iOiIxLjAuMCIsImV2ZW50IjoiZ3JlZXQiLCJkYXRhIjpbXX0AQYABCwciaGVsbG8iAEGgAQsRRV9U" +
        "RVNUOiBubyAibHVjayI=");
}
