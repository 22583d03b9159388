using System.Security.Cryptography;

namespace Neura.Database;

/// <summary>
/// Makes the data in a draft folder and renames it when all is there: a first start that is cut off leaves no half-made data,
/// and what bears the final name is never deleted.
/// </summary>
internal static class FirstUse
{
    public static async Task InitializeAsync(DataFolder folder, string binaries, ServerAccount account, bool durable, CancellationToken ct)
    {
        var draft = folder.In("pgdata.draft");
        var handed = folder.In("initdb.password");
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        Directory.CreateDirectory(draft);
        try
        {
            DataFolder.WriteSecret(handed, password + "\n");
            await account.OwnAsync(handed, ct);
            await account.OwnAsync(draft, ct);
            string[] arguments =
            [
                "-D", draft, "-U", EmbeddedPostgres.UserName, $"--pwfile={handed}", "--auth=scram-sha-256", "--encoding=UTF8",
                "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", .. durable ? Array.Empty<string>() : ["--no-sync"],
            ];
            await Command.RunAsync(PostgresBinaries.Program(binaries, "initdb"), arguments, account.Name, folder.Path, ct);
        }
        finally
        {
            File.Delete(handed);
        }

        DataFolder.WriteSecret(folder.PasswordFile, password);
        Directory.Move(draft, folder.PgData);
    }
}
