using System.Security.Cryptography;

namespace Neura.Database;

/// <summary>
/// The folder of one server: <c>pgdata</c>, <c>password</c> (mode 0600), <c>server.log</c>, <c>server.pid</c> (the server we
/// started last) and <c>owner.lock</c>, held while this process lives. The kernel drops the lock of a dead process, so it
/// cannot go stale.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string Relocated = "/var/lib/neura-postgres";
    private readonly FileStream owner;

    private DataFolder(string path, FileStream owner) => (Path, this.owner) = (path, owner);

    public string Path { get; }
    public string PgData => In("pgdata");
    public string LogFile => In("server.log");
    public string PasswordFile => In("password");
    public bool IsInitialized => Directory.Exists(PgData);

    private string PidFile => In("server.pid");

    public static DataFolder Open(string wished, ServerAccount account)
    {
        var path = Resolve(System.IO.Path.GetFullPath(wished), account);
        var marker = System.IO.Path.Combine(path, "owner.lock");
        if (!File.Exists(marker) && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new EmbeddedPostgresException($"{path} is not empty and was not made by the embedded server. Name another data folder.");
        Directory.CreateDirectory(path);
        var opened = new DataFolder(path, Lock(marker, path));
        try
        {
            opened.CheckVersion();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public string Password() => File.Exists(PasswordFile)
        ? File.ReadAllText(PasswordFile)
        : throw new EmbeddedPostgresException(
            $"{PasswordFile} is missing. Put it back, or give the role {EmbeddedPostgres.UserName} a new one "
            + "in the server's single-user mode.");

    public int? StartedServer() => File.Exists(PidFile) && int.TryParse(File.ReadAllText(PidFile), out var pid) ? pid : null;

    public void RememberServer(int pid) => File.WriteAllText(PidFile, $"{pid}");

    /// <summary>Readable by its owner alone from the first byte on.</summary>
    public static void WriteSecret(string file, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(file);
        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => owner.Dispose();

    private static FileStream Lock(string marker, string path)
    {
        try
        {
            return new FileStream(marker, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new EmbeddedPostgresException(
                $"A second instance: another process already runs the server in {path}. Stop it, or name another data folder.", failure);
        }
    }

    private void CheckVersion()
    {
        var file = In("pgdata/PG_VERSION");
        var version = File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        if (version is not null && version != $"{PostgresBinaries.MajorVersion}")
            throw new EmbeddedPostgresException(
                $"The data in {PgData} belong to PostgreSQL {version}, this program brings {PostgresBinaries.MajorVersion}. "
                + "Dump them with the old version and restore them into a new data folder (db/README.md, Upgrading).");
    }

    /// <summary>
    /// Root may name a folder that the server's user cannot reach, as one below /root. The data then live in
    /// /var/lib/neura-postgres, and the folder named is a link to them.
    /// </summary>
    private static string Resolve(string path, ServerAccount account)
    {
        var named = new DirectoryInfo(path);
        if (named.LinkTarget is not null) return named.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (account.CanReach(path)) return path;
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new EmbeddedPostgresException(
                $"The user {account.Name}, who runs the server for root, cannot reach {path}. "
                + "Move it out of the closed folder or name another.");
        var elsewhere = System.IO.Path.Combine(Relocated, Convert.ToHexStringLower(
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path)))[..16]);
        Directory.CreateDirectory(elsewhere);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        if (Directory.Exists(path)) Directory.Delete(path);
        Directory.CreateSymbolicLink(path, elsewhere);
        return elsewhere;
    }
}
