namespace Neura.TransparencyLog.Notes;

/// <summary>A name of a policy: a witness, or a group of names that were defined before it.</summary>
internal abstract record Quorum
{
    private Quorum() { }

    public sealed record Witness(NoteVerifier Key, Uri? Url) : Quorum;

    public sealed record Group(int Threshold, IReadOnlyList<string> Members) : Quorum;
}
