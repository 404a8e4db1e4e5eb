using FraudGrains.Benchmarks.Budgets;

namespace FraudGrains.Benchmarks.Tests;

public sealed class Allocation_budgets
{
    [Fact]
    public void Every_part_of_the_warm_path_keeps_its_budget()
    {
        var faults = Budgeted.Measure(Operations.All(), BudgetFile.Read()).Select(b => b.Fault).Where(f => f is not null);

        Assert.Empty(faults);
    }

    [Fact]
    public void An_operation_that_allocates_more_than_it_may_is_named_with_what_it_takes()
    {
        var wasteful = new Operation("wasteful", 2, () => GC.KeepAlive(new byte[200]));

        var told = Assert.Single(Budgeted.Measure([wasteful], new Dictionary<string, double> { ["wasteful"] = 10 }));

        Assert.Equal("wasteful allocates 112 bytes, 102 more than its budget of 10", told.Fault);
    }

    [Fact]
    public void An_operation_without_a_budget_and_a_budget_without_an_operation_are_faults()
    {
        var told = Budgeted.Measure([new Operation("new", 1, () => { })], new Dictionary<string, double> { ["gone"] = 1 }).Select(b => b.Fault).ToArray();

        Assert.Equal(["new allocates 0 bytes and has no budget: add it to budgets.json", "gone has a budget, but there is no such operation: take it out of budgets.json"], told);
    }
}
