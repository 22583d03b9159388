namespace Neura.Near;

/// <summary>Text or bytes that are not what they claim to be: a bad account id, key, hash, amount or borsh value.</summary>
public sealed class NearFormatException(string message) : FormatException(message);
