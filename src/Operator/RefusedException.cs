namespace NeuraNft.Operator;

/// <summary>What was asked for cannot be done: a stable code for machines and one sentence for people.</summary>
internal sealed class RefusedException(string code, string sentence) : Exception(sentence)
{
    public string Code { get; } = code;
}
