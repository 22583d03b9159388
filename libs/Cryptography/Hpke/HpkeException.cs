using System.Security.Cryptography;

namespace Neura.Cryptography.Hpke;

/// <summary>A message or an encapsulated key is refused: changed, out of order, for another key, or for another purpose.</summary>
public sealed class HpkeException(string message) : CryptographicException(message);
