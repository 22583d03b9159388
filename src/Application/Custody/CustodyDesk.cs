using Neura.Cryptography.Sharing;
using Npgsql;

namespace NeuraNft.Application.Custody;

/// <summary>Does what the operator asks of the running process.</summary>
public sealed class CustodyDesk(KeyCustody custody, CustodyBook book, Unsealing unsealing)
{
    public async Task<CustodyAnswer> DoAsync(CustodyRequest request, CancellationToken ct)
    {
        try
        {
            return request switch
            {
                { Do: "status" } => Done(null),
                { Do: "unseal", Share: { } share } => await UnsealAsync(share, ct),
                { Do: "seal" } => Sealed(),
                { Do: "rotate" } => Done(await book.RotateAsync(custody.Master, ct)),
                { Do: "rewrap" } => Done(await book.RewrapAsync(custody.Master, ct)),
                _ => Refused("UNKNOWN_REQUEST", "Asked for something that is not done here."),
            };
        }
        catch (CustodyException refused)
        {
            return Refused(refused.Code, refused.Message);
        }
        catch (SharingException refused)
        {
            return Refused("BAD_SHARE", refused.Message);
        }
        catch (NpgsqlException)
        {
            return Refused("UNAVAILABLE", "The market's database does not answer. Nothing was changed: try again.");
        }
    }

    private async Task<CustodyAnswer> UnsealAsync(byte[] share, CancellationToken ct)
    {
        await unsealing.AddAsync(share, ct);
        return Done(null);
    }

    private CustodyAnswer Sealed()
    {
        custody.Forget();
        return Done(null);
    }

    private CustodyAnswer Done(int? version) =>
        new(null, null, custody.IsSealed, unsealing.Progress.Have, unsealing.Progress.Need, version);

    private CustodyAnswer Refused(string code, string message) => Done(null) with { Code = code, Message = message };
}
