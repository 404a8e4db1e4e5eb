using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FraudGrains.Simulator.Datasets;

/// <summary>Ids for rows that bring none: <c>prefix-row-hash</c>.</summary>
/// <remarks>
/// The row number tells equal rows apart (both may be real); the hash over what the row says tells another file's row of the same number apart.
/// The same file again, or a longer one that begins with it, gives the same ids. Labels and balances after the fact do not enter.
/// </remarks>
internal static class StableId
{
    /// <summary>Hash characters in the id: 64 bits.</summary>
    private const int HashBytes = 8;

    public static string Of(string prefix, long rowNumber, params ReadOnlySpan<string> content)
    {
        var text = string.Join('\u001F', content!);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{rowNumber}-{Convert.ToHexStringLower(hash[..HashBytes])}");
    }
}
