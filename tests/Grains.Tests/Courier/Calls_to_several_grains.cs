using FraudGrains.Grains.Courier;

namespace FraudGrains.Grains.Tests.Courier;

public sealed class Calls_to_several_grains
{
    [Fact]
    public async Task Give_their_answers_in_the_order_of_the_calls_whichever_comes_first()
    {
        TaskCompletionSource<int> first = new(), second = new();
        var all = Calls.All([new ValueTask<int>(first.Task), new ValueTask<int>(second.Task), new ValueTask<int>(3)]);

        second.SetResult(2);
        first.SetResult(1);

        var answers = await all;
        Assert.Equal([1, 2, 3], answers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_all_back_before_the_first_error_is_told(bool answer)
    {
        TaskCompletionSource<int> failed = new(), slow = new(), failedToo = new();
        var all = answer
            ? Calls.All([new ValueTask<int>(failed.Task), new ValueTask<int>(slow.Task), new ValueTask<int>(failedToo.Task)]).AsTask()
            : Calls.All([new ValueTask(failed.Task), new ValueTask(slow.Task), new ValueTask(failedToo.Task)]).AsTask();
        failedToo.SetException(new TimeoutException("the other"));
        failed.SetException(new TimeoutException("the first"));
        Assert.False(all.IsCompleted);

        slow.SetResult(0);

        Assert.Equal("the first", (await Assert.ThrowsAsync<TimeoutException>(() => all)).Message);
    }
}
