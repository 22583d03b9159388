namespace NeuraNft.Domain.Inferences;

/// <summary>The public keys of who runs models here. Stored format; change only by adding.</summary>
public abstract record WorkerKeyEvent
{
    private WorkerKeyEvent() { }

    /// <summary>
    /// Keys are 32 bytes in base64: Ed25519, which signs the worker's receipts, and X25519, to which inputs are encrypted. By the signature
    /// the first vouches for the second (<see cref="WorkerKeys.ToBytes"/>).
    /// </summary>
    public sealed record WorkerKeysRegistered(string Worker, string SigningKey, string EncryptionKey, string Signature) : WorkerKeyEvent;
}
