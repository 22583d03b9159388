namespace Neura.Near.Blocks;

/// <summary>A call of a contract's method: arguments as raw bytes (mostly JSON), attached gas and deposit.</summary>
public sealed record MethodCall(string Method, ReadOnlyMemory<byte> Arguments, Gas Gas, NearToken Deposit);
