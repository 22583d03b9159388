using System.Globalization;
using NeuraNft.Application;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Crash.Children;

/// <summary>Erases account after account until it is killed; a line before and a line after each.</summary>
internal static class EraseProgram
{
    public const string Name = "erase";
    public const string From = "NEURANFT_CRASH_ERASE_FROM";
    public const string Network = "testnet";
    public const int Accounts = 150;

    public static Account AccountOf(int number) => Account.Parse(string.Create(CultureInfo.InvariantCulture, $"erased-{number}.test"));

    public static async Task<int> RunAsync()
    {
        await using var db = ChildProcess.DataSource();
        for (var i = int.Parse(Environment.GetEnvironmentVariable(From)!, CultureInfo.InvariantCulture); i < Accounts; i++)
        {
            Console.WriteLine($"I {i}");
            await EraseAsync(db, i);
            Console.WriteLine($"A {i}");
        }

        await ChildProcess.ParentGoneAsync();
        return 0;
    }

    public static async Task EraseAsync(NpgsqlDataSource db, int number)
    {
        var keys = new SubjectKeys(db, TimeProvider.System);
        await using var store = MarketStore.Create(db, keys, TimeProvider.System);
        var account = AccountOf(number);
        var erase = new EraseSubject.Command(Network, account, new Guid(number, 1, 1, new byte[8]), account);
        if (await new EraseSubject(db, store, keys, TimeProvider.System).HandleAsync(erase, CancellationToken.None)
            is Result<CommandAnswer, CommandRefusal>.Refused refused)
            throw new InvalidOperationException(refused.Refusal.ToString());
    }
}
