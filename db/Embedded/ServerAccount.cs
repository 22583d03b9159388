namespace Neura.Database;

/// <summary>
/// The user that runs the server. PostgreSQL refuses to run as root, so root hands it to an unprivileged user that exists;
/// everybody else runs it as themselves (<see cref="Name"/> is null).
/// </summary>
internal sealed record ServerAccount(string? Name)
{
    private static readonly string[] Candidates = ["postgres", "nobody", "daemon"];

    public static ServerAccount ForThisProcess()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName != "root") return new ServerAccount((string?)null);
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new ServerAccount(Candidates.FirstOrDefault(known.Contains) ?? throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and there is none of the users {string.Join(", ", Candidates)} to run it as. "
            + "Add one (useradd --system postgres) or start this program as an ordinary user."));
    }

    public async Task OwnAsync(string path, CancellationToken ct)
    {
        if (Name is not null) await Command.RunAsync("chown", ["-R", Name, path], null, "/", ct);
    }

    /// <summary>Whether the account can reach a folder: root's own home, for one, is closed to everybody else.</summary>
    public bool CanReach(string folder)
    {
        if (Name is null || OperatingSystem.IsWindows()) return true;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (at.Exists && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) return false;
        return true;
    }
}
