using System.Globalization;

namespace Neura.TransparencyLog.Notes;

/// <summary>Reads C2SP tlog-policy, strictly: what it does not know is an error.</summary>
internal sealed class PolicyReader
{
    /// <summary>Logs, witnesses and groups of a policy at most, each.</summary>
    private const int Most = 64;

    private readonly List<NoteVerifier> _logs = [];
    private readonly Dictionary<string, Quorum> _named = [];
    private readonly HashSet<string> _members = [];
    private string? _quorum;

    public LogPolicy Read(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Any(c => c < ' ' && c != '\t')) throw Wrong(number, "a control character");
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#')) continue;
            if (Add(words) is { } wrong) throw Wrong(number, wrong);
        }
        return new LogPolicy(_logs, _named, _quorum ?? throw Wrong(number, "no quorum line"));
    }

    private string? Add(string[] words) => words[0] switch
    {
        "log" when words.Length is 2 or 3 => AddLog(words[1]),
        "witness" when words.Length is 3 or 4 => AddWitness(words[1], words[2], words.ElementAtOrDefault(3)),
        "group" when words.Length >= 4 => AddGroup(words[1], words[2], words[3..]),
        "quorum" when words.Length == 2 => SetQuorum(words[1]),
        _ => "neither log, witness, group nor quorum, or with too many words or too few",
    };

    private string? AddLog(string vkey)
    {
        if (!NoteVerifier.TryParse(vkey, out var key) || key.Type != NoteKeyType.Ed25519) return "not a log's key";
        if (_logs.Count == Most || _logs.Any(key.HasKeyOf)) return "a key twice, or too many logs";
        _logs.Add(key);
        return null;
    }

    private string? AddWitness(string name, string vkey, string? address)
    {
        Uri? url = null;
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out url) && url.Scheme is ("http" or "https")))
            return "not an http or https address";
        if (!NoteVerifier.TryParse(vkey, out var key) || key.Type != NoteKeyType.Cosignature) return "not a witness's key";
        return _named.Values.OfType<Quorum.Witness>().Any(w => w.Key.HasKeyOf(key))
            ? "a key twice"
            : Name(name, new Quorum.Witness(key, url));
    }

    private string? AddGroup(string name, string threshold, string[] members)
    {
        var count = threshold switch
        {
            "any" => 1,
            "all" => members.Length,
            _ => int.TryParse(threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        };
        if (count < 1 || count > members.Length) return "a threshold that the group cannot have";
        if (!members.All(_named.ContainsKey)) return "a member that no line before defines";
        return members.All(_members.Add) ? Name(name, new Quorum.Group(count, members)) : "a member of two groups";
    }

    private string? SetQuorum(string name)
    {
        if (_quorum is not null) return "a second quorum";
        if (name != "none" && !_named.ContainsKey(name)) return "a quorum that no line before defines";
        _quorum = name;
        return null;
    }

    private string? Name(string name, Quorum quorum) =>
        name == "none" || _named.Count == 2 * Most || !_named.TryAdd(name, quorum) ? "a name that is taken, or too many of them" : null;

    private static FormatException Wrong(int line, string what) => new($"Line {line} of the policy: {what}.");
}
