using FraudGrains.Simulator.Datasets;
using FraudGrains.Training.Protocols.PaySim;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Tests.Protocols;

public sealed class Accounts_that_never_recur
{
    [Fact]
    public void Are_not_kept_and_no_feature_changes()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, MadeUpPaySim.Csv());
        try
        {
            using var names = LabelledFile.Open(path, "paysim");
            var recurring = RecurringAccounts.Read(names.Table(), TestContext.Current.CancellationToken);
            using var file = LabelledFile.Open(path, "paysim");
            var (all, kept) = (new FeatureReplay(TimeSpan.FromDays(7)), new FeatureReplay(TimeSpan.FromDays(7), recurring.Has));

            foreach (var labelled in file.Read(new BadRows(skip: false)))
                Assert.Equal(all.Next(labelled), kept.Next(labelled));

            Assert.Equal(recurring.All, all.AccountCount);
            Assert.Equal(recurring.Count, kept.AccountCount);
            Assert.True(recurring.Count < recurring.All);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
