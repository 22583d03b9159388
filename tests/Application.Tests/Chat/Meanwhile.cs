namespace NeuraNft.Application.Tests.Chat;

/// <summary>A clock that is asked just before something is written: another was faster.</summary>
internal sealed class Meanwhile(MarketFixture market, string sql) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        using var command = market.Db.CreateCommand(sql);
        command.ExecuteNonQuery();
        return base.GetUtcNow();
    }
}
