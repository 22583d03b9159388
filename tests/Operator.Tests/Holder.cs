using Neura.Cryptography.Age;

namespace NeuraNft.Operator.Tests;

/// <summary>Someone who holds a share: an age key, in a file as age-keygen writes it.</summary>
internal sealed class Holder
{
    public Holder(string folder, int number)
    {
        using var identity = AgeIdentity.Create();
        var text = new char[AgeIdentity.TextLength];
        identity.WriteText(text);
        KeyFile = Path.Combine(folder, $"holder-{number}.txt");
        File.WriteAllText(KeyFile, $"# created: today\n# public key: {identity.Recipient}\n{new string(text)}\n");
        Recipient = identity.Recipient.ToString();
    }

    public string KeyFile { get; }

    public string Recipient { get; }
}
