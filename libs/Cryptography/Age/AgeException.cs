namespace Neura.Cryptography.Age;

/// <summary>An age file, header or key is refused. The message quotes neither keys nor content.</summary>
public sealed class AgeException(AgeError error, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public AgeError Error { get; } = error;
}
