using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace NeuraNft.Operator.Balances;

/// <summary>neura balances withdrawals.</summary>
internal static class WithdrawalsCommand
{
    private const int Most = 500;

    private sealed record Waiting(string Account, Guid Withdrawal, string Amount, DateTimeOffset RequestedAt);

    public static Command Create(CommandContext context) => context.Command(
        "withdrawals",
        $"Those that wait to be paid out, the oldest first, at most {Most}.",
        async (market, arguments, ct) =>
        {
            var waiting = await ReadAsync(market, ct);
            if (arguments.GetValue(context.Json))
            {
                context.Terminal.Json(waiting);
                return;
            }
            foreach (var one in waiting)
                context.Line($"{one.Withdrawal} {one.Account} {one.Amount} yoctoNEAR, since {one.RequestedAt:u}");
            if (waiting.Count == 0)
                context.Line("No withdrawal waits.");
        });

    private static async Task<IReadOnlyList<Waiting>> ReadAsync(OpenMarket market, CancellationToken cancellationToken)
    {
        await using var command = market.Database.CreateCommand(
            """
            select account, withdrawal, amount, requested_at from withdrawals where status = 'pending'
            order by requested_position limit $1
            """);
        command.Parameters.Add(new() { Value = Most });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var all = new List<Waiting>();
        while (await row.ReadAsync(cancellationToken))
            all.Add(new Waiting(
                row.GetString(0), row.GetGuid(1), row.GetFieldValue<BigInteger>(2).ToString(CultureInfo.InvariantCulture),
                row.GetFieldValue<DateTimeOffset>(3)));
        return all;
    }
}
