using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FraudGrains.Grains.Velocity;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Tests.Velocity;

/// <summary>They stand in every stored account: another one for the same id would be another id.</summary>
public sealed class Hashes_of_ids
{
    [Theory]
    [InlineData("")]
    [InlineData("C1231006815")]
    [InlineData("Zürich-Ł-€-𝄞")]
    public void Are_the_first_eight_bytes_of_SHA_256_over_UTF_8(string id)
    {
        var expected = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

        Assert.Equal(expected, IdentityHash.Of(id));
        Assert.Equal(expected, IdentityHash.OfName(id));
        Assert.Equal(expected, IdentityHash.OfName(id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(600)]
    public void Of_a_pair_are_those_of_both_with_a_blank_between(int length)
    {
        var (payer, id) = (new string('ä', length), new string('t', length));

        Assert.Equal(IdentityHash.Of($"{payer} {id}"), IdentityHash.OfPair(payer, id));
    }

    [Fact]
    public void Are_right_on_many_threads_at_once()
    {
        Parallel.For(0, 10_000, i =>
        {
            var bytes = BitConverter.GetBytes(i);
            Span<byte> hash = stackalloc byte[Sha256.Length];
            Sha256.Hash(bytes, hash);
            Assert.True(hash.SequenceEqual(SHA256.HashData(bytes)));
        });
    }
}
