namespace Neura.TransparencyLog.Notes;

/// <summary>Whose word counts (C2SP tlog-policy): one of the logs has signed, and enough of the witnesses.</summary>
public sealed class LogPolicy
{
    private readonly IReadOnlyDictionary<string, Quorum> _named;
    private readonly string _quorum;

    internal LogPolicy(IReadOnlyList<NoteVerifier> logs, IReadOnlyDictionary<string, Quorum> named, string quorum) =>
        (Logs, _named, _quorum) = (logs, named, quorum);

    public IReadOnlyList<NoteVerifier> Logs { get; }

    /// <summary>In the order of their lines.</summary>
    public IReadOnlyList<PolicyWitness> Witnesses => [.. _named.Select(n => n.Value is Quorum.Witness w
        ? new PolicyWitness(n.Key, w.Key, w.Url)
        : null).OfType<PolicyWitness>()];

    /// <summary>Reads a policy file.</summary>
    /// <exception cref="FormatException">With the line's number and what is wrong in it.</exception>
    public static LogPolicy Parse(string text) => new PolicyReader().Read(text);

    /// <summary>The checkpoint, where the note satisfies the policy; otherwise why not.</summary>
    public PolicyVerdict Check(SignedNote note)
    {
        if (!Checkpoint.TryParse(note.Text, out var checkpoint)) return new PolicyVerdict.NoCheckpoint();
        var logs = Logs.Where(l => l.Name == checkpoint.Origin).ToList();
        if (logs.Count == 0) return new PolicyVerdict.UnknownLog(checkpoint.Origin);
        if (!logs.Any(note.IsSignedBy)) return new PolicyVerdict.NotSigned(checkpoint.Origin);
        if (_quorum != "none" && !IsReached(_quorum, note)) return new PolicyVerdict.QuorumMissed(_quorum);
        return new PolicyVerdict.Trusted(checkpoint);
    }

    /// <summary>Whether the quorum can be reached with those witnesses that have an address, all of them answering.</summary>
    public bool CanBeReached => _quorum == "none" || IsReached(_quorum, witness => witness.Url is not null);

    private bool IsReached(string name, SignedNote note) => IsReached(name, witness => note.IsSignedBy(witness.Key));

    private bool IsReached(string name, Func<Quorum.Witness, bool> signs) => _named[name] switch
    {
        Quorum.Witness witness => signs(witness),
        Quorum.Group group => group.Members.Count(m => IsReached(m, signs)) >= group.Threshold,
        _ => false,
    };
}
