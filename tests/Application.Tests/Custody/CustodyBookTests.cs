using Neura.Cryptography.Sharing;
using NeuraNft.Application.Custody;

namespace NeuraNft.Application.Tests.Custody;

/// <summary>Every step leaves a database that some key opens, as another process finds it.</summary>
public sealed class CustodyBookTests : IAsyncLifetime
{
    private readonly MarketFixture market = new();
    private readonly SplitKey master = SplitKey.Create();
    private readonly IReadOnlyList<KeyShare> shares;
    private string recipient = "";

    public CustodyBookTests() => shares = KeySharing.Split(master, 3, 5);

    private static CancellationToken Ct => MarketFixture.Ct;

    private CustodyBook Book => new(market.Db);

    public async ValueTask InitializeAsync()
    {
        await market.InitializeAsync();
        await Book.CreateAsync(master, shares[0].Commitments, Ct);
        recipient = (await Book.ReadAsync(Ct)).Identity!.Recipient;
    }

    public async ValueTask DisposeAsync()
    {
        master.Dispose();
        await market.DisposeAsync();
    }

    [Fact]
    public async Task Master_key_opens_the_identity_and_another_does_not()
    {
        await OpensAsync(master);
        using var other = SplitKey.Create();
        await RefusedAsync("WRONG_MASTER_KEY", () => Book.OpenAsync(other, null, Ct));
        await RefusedAsync("CUSTODY_EXISTS", () => Book.CreateAsync(other, null, Ct));
    }

    [Fact]
    public async Task Rotated_ring_opens_before_and_after_rewrapping_and_old_keys_go_with_it()
    {
        (await Book.RotateAsync(master, Ct)).ShouldBe(2);
        await OpensAsync(master);
        (await Book.ReadAsync(Ct)).Identity!.Secret.ShouldStartWith("v1:");
        (await Book.RewrapAsync(master, Ct)).ShouldBe(2);
        await OpensAsync(master);
        var stored = await Book.ReadAsync(Ct);
        stored.Identity!.Secret.ShouldStartWith("v2:");
        stored.Identity.MinimumVersion.ShouldBe(2);
        stored.Ring.Select(v => v.Version).ShouldBe([2]);
    }

    [Fact]
    public async Task Secret_wrapped_below_the_minimum_version_is_refused()
    {
        await market.ExecuteAsync("update custody_identity set minimum_version = 2");
        await RefusedAsync("KEYS_DAMAGED", () => Book.OpenAsync(master, null, Ct));
    }

    [Theory]
    [InlineData("update custody_ring set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)")]
    [InlineData("update custody_identity set secret = 'v1:' || encode(set_byte(decode(substr(secret, 4), 'base64'), 20, 7), 'base64')")]
    [InlineData("update custody_identity set recipient = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z'")]
    public async Task Key_that_was_changed_in_the_database_is_refused(string sql)
    {
        await market.ExecuteAsync(sql);
        await RefusedAsync("KEYS_DAMAGED", () => Book.OpenAsync(master, null, Ct));
    }

    [Fact]
    public async Task New_master_key_takes_over_only_once_it_has_opened_the_custody()
    {
        using var next = SplitKey.Create();
        var split = KeySharing.Split(next, 2, 3);
        await Book.RekeyAsync(master, next, split[0].Commitments, Ct);
        // A crash here, or lost shares: the old key still opens, again and again.
        await OpensAsync(master);
        await OpensAsync(master);
        await RefusedAsync("REKEY_PENDING", () => Book.RotateAsync(master, Ct));
        await OpensAsync(next, split[0].Commitments);
        await RefusedAsync("WRONG_MASTER_KEY", () => Book.OpenAsync(master, null, Ct));
        var stored = await Book.ReadAsync(Ct);
        (stored.Current!.KeyId, stored.Pending, stored.Sharings.Count).ShouldBe((next.KeyId, null, 1));
        (await Book.RotateAsync(next, Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Second_rekey_replaces_the_first_and_only_the_master_key_in_force_may()
    {
        using SplitKey first = SplitKey.Create(), second = SplitKey.Create();
        await Book.RekeyAsync(master, first, KeySharing.Split(first, 2, 3)[0].Commitments, Ct);
        await RefusedAsync(
            "WRONG_MASTER_KEY", () => Book.RekeyAsync(first, second, KeySharing.Split(second, 2, 3)[0].Commitments, Ct));
        await Book.RekeyAsync(master, second, KeySharing.Split(second, 2, 3)[0].Commitments, Ct);
        await RefusedAsync("WRONG_MASTER_KEY", () => Book.OpenAsync(first, null, Ct));
        await OpensAsync(second);
    }

    [Fact]
    public async Task Refresh_of_shares_that_are_not_in_force_is_refused()
    {
        var refresh = ShareRefresh.Create(shares[0].Commitments)[0];
        var later = ShareRefresh.Create(refresh.After)[0];
        await RefusedAsync("NO_SHARES", () => Book.RefreshAsync(later.Before, later.After, replaces: false, Ct));
        await Book.RefreshAsync(refresh.Before, refresh.After, replaces: false, Ct);
        (await Book.ReadAsync(Ct)).Sharings.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refresh_that_waits_is_replaced_by_another_only_where_that_is_asked_for()
    {
        ShareRefresh first = ShareRefresh.Create(shares[0].Commitments)[0], second = ShareRefresh.Create(shares[0].Commitments)[0];
        await Book.RefreshAsync(first.Before, first.After, replaces: false, Ct);
        await RefusedAsync("REFRESH_PENDING", () => Book.RefreshAsync(second.Before, second.After, replaces: false, Ct));
        (await Book.ReadAsync(Ct)).Sharings.ShouldContain(s => s.IsPending && s.Commitments.Equals(first.After));
        await Book.RefreshAsync(second.Before, second.After, replaces: true, Ct);
        (await Book.ReadAsync(Ct)).Sharings.Count.ShouldBe(2);
        await OpensAsync(master, second.After);
        await Book.RefreshAsync(second.After, ShareRefresh.Create(second.After)[0].After, replaces: false, Ct);
    }

    private async Task OpensAsync(SplitKey key, ShareCommitments? commitments = null)
    {
        using var identity = await Book.OpenAsync(key, commitments, Ct);
        identity.Recipient.ToString().ShouldBe(recipient);
    }

    private static async Task RefusedAsync(string code, Func<Task> act) =>
        (await Should.ThrowAsync<CustodyException>(act)).Code.ShouldBe(code);
}
