using System.Threading.Channels;
using FraudGrains.Accounts;
using FraudGrains.Grains.Courier;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Grains.Tests.Courier;

public sealed class A_route_to_a_desk
{
    private readonly Channel<Parcel> _parcels = Channel.CreateUnbounded<Parcel>();
    private readonly Channel<(DeskRequest Request, TaskCompletionSource<PayeeFeatures[]?> Answer)> _alone =
        Channel.CreateUnbounded<(DeskRequest, TaskCompletionSource<PayeeFeatures[]?>)>();

    private readonly DeskRoute _route;

    public A_route_to_a_desk() => _route = new(
        requests =>
        {
            var parcel = new Parcel(requests);
            _parcels.Writer.TryWrite(parcel);
            return parcel.Task;
        },
        request =>
        {
            var answer = new TaskCompletionSource<PayeeFeatures[]?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _alone.Writer.TryWrite((request, answer));
            return answer.Task;
        });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_leaves_at_once_and_those_that_come_while_others_are_on_their_way_leave_together()
    {
        var onTheirWay = await Busy();
        var gathered = new List<Task<PayeeFeatures[]?>>();
        foreach (var payee in (string[])["C", "D", "E"])
        {
            gathered.Add(_route.Send(To(payee)));
            await ThreadPoolTurn.Over();
            Assert.False(_parcels.Reader.TryPeek(out _));
        }

        onTheirWay[0].Answer(FeaturesOf);
        var parcel = await NextParcel();
        Assert.Equal(["C", "D", "E"], parcel.Payees);
        parcel.Answer(FeaturesOf);

        Assert.Equal(["C", "D", "E"], (await Task.WhenAll(gathered)).Select(PayeeOf));
    }

    [Fact]
    public async Task No_parcel_is_larger_than_its_bound()
    {
        var onTheirWay = await Busy();
        var gathered = Enumerable.Range(0, DeskRoute.ParcelMax + 1).Select(i => _route.Send(To($"{i}"))).ToArray();

        onTheirWay[0].Answer(FeaturesOf);
        var full = await NextParcel();
        full.Answer(FeaturesOf);
        var rest = await NextParcel();
        rest.Answer(FeaturesOf);

        Assert.Equal((DeskRoute.ParcelMax, 1), (full.Payees.Count, rest.Payees.Count));
        await Task.WhenAll(gathered);
    }

    [Fact]
    public async Task The_error_of_one_payee_is_its_own()
    {
        var onTheirWay = await Busy();
        var (fails, neighbour) = (_route.Send(To("C")), _route.Send(To("D")));

        onTheirWay[0].Answer(FeaturesOf);
        (await NextParcel()).Answer(r => r.Payee.Value == "C" ? new(null, new AccountUnavailableException("away"), IsLate: false) : FeaturesOf(r));

        Assert.Equal("away", (await Assert.ThrowsAsync<AccountUnavailableException>(() => fails)).Message);
        Assert.Equal("D", PayeeOf(await neighbour));
    }

    [Fact]
    public async Task All_that_travelled_with_a_lost_parcel_are_told_and_the_next_one_leaves()
    {
        var onTheirWay = await Busy();
        Task<PayeeFeatures[]?>[] lost = [_route.Send(To("C")), _route.Send(To("D"))];
        onTheirWay[0].Answer(FeaturesOf);
        var parcel = await NextParcel();
        var behind = _route.Send(To("E"));

        parcel.SetException(new Orleans.Runtime.SiloUnavailableException("gone"));
        (await NextParcel()).Answer(FeaturesOf);

        foreach (var task in lost)
            await Assert.ThrowsAsync<Orleans.Runtime.SiloUnavailableException>(() => task);
        Assert.Equal("E", PayeeOf(await behind));
    }

    [Fact]
    public async Task A_late_payee_is_called_alone_until_it_has_answered()
    {
        var late = _route.Send(To("C"));
        (await NextParcel()).Answer(_ => new(null, null, IsLate: true));
        var first = await _alone.Reader.ReadAsync(Cancellation);

        var meanwhile = _route.Send(To("C"));
        var second = await _alone.Reader.ReadAsync(Cancellation);
        first.Answer.SetResult(FeaturesOf(first.Request).Features);
        second.Answer.SetException(new AccountUnavailableException("away"));

        Assert.Equal("C", PayeeOf(await late));
        await Assert.ThrowsAsync<AccountUnavailableException>(() => meanwhile);
        var after = _route.Send(To("C"));
        (await NextParcel()).Answer(FeaturesOf);
        Assert.Equal("C", PayeeOf(await after));
    }

    /// <summary>As many parcels on their way as may be.</summary>
    private async Task<List<Parcel>> Busy()
    {
        var parcels = new List<Parcel>();
        for (var i = 0; i < DeskRoute.UnderWayMax; i++)
        {
            _ = _route.Send(To($"busy{i}"));
            parcels.Add(await NextParcel());
        }

        return parcels;
    }

    private async Task<Parcel> NextParcel() => await _parcels.Reader.ReadAsync(Cancellation);

    private static DeskRequest To(string payee) => new(new(payee), []);

    /// <summary>Features that tell whose they are.</summary>
    private static DeskAnswer FeaturesOf(DeskRequest request) => new([new([.. request.Payee.Value.Select(c => (double)c)])], null, IsLate: false);

    private static string PayeeOf(PayeeFeatures[]? features) => string.Concat(features![0].Values.Select(v => (char)v));

    private sealed class Parcel(DeskRequest[] requests) : TaskCompletionSource<DeskAnswer[]>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public IReadOnlyList<string> Payees => [.. requests.Select(r => r.Payee.Value)];

        public void Answer(Converter<DeskRequest, DeskAnswer> answer) => SetResult(Array.ConvertAll(requests, answer));
    }
}
