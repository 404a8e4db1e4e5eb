using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class ModelTextTests
{
    [Fact]
    public void A_model_is_read_with_its_names_and_sigmoid()
    {
        var model = ModelText.Parse(HandMadeModel.Text("binary sigmoid:0.5", "amount count", [HandMadeModel.Tree, HandMadeModel.Leaf(0.25)]));

        Assert.Equal(["amount", "count"], model.FeatureNames);
        Assert.Equal(0.5, model.Sigmoid);
        Assert.Equal([2, 0], model.Trees.Select(t => t.Depth));
    }

    [Fact]
    public void The_version_does_not_depend_on_line_ends_nor_on_the_parameters()
    {
        var text = HandMadeModel.Text(HandMadeModel.Tree);

        Assert.Equal(ModelText.Parse(text).Version, ModelText.Parse(text.ReplaceLineEndings("\r\n").Replace("num_threads: 1", "num_threads: 2", StringComparison.Ordinal)).Version);
        Assert.NotEqual(ModelText.Parse(text).Version, ModelText.Parse(text.Replace("leaf_value=-1", "leaf_value=-2", StringComparison.Ordinal)).Version);
    }

    [Theory]
    [InlineData("version=v4", "version=v9", "version", "v3 or v4")]
    [InlineData("num_class=1", "num_class=3", "num_class", "multiclass")]
    [InlineData("num_tree_per_iteration=1", "num_tree_per_iteration=3", "num_tree_per_iteration", "multiclass")]
    [InlineData("objective=binary sigmoid:1", "objective=regression", "objective", "objective=binary")]
    [InlineData("sigmoid:1", "sigmoid:nan", "objective", "sigmoid above 0")]
    [InlineData("max_feature_idx=1", "max_feature_idx=2000000000", "max_feature_idx", "from 0 to")]
    [InlineData("max_feature_idx=1", "max_feature_idx=2", "feature_names", "3 names")]
    [InlineData("amount count", "amount amount", "feature_names", "twice")]
    [InlineData("label_index=0", "average_output", "average_output", "random forests")]
    [InlineData("is_linear=0", "is_linear=1", "is_linear", "linear trees")]
    [InlineData("num_cat=0", "num_cat=1", "num_cat", "categorical")]
    [InlineData("decision_type=0 10", "decision_type=1 10", "decision_type", "categorical")]
    [InlineData("decision_type=0 10", "decision_type=0 12", "decision_type", "not a decision")]
    [InlineData("num_leaves=3", "num_leaves=2000000000", "num_leaves", "from 1 to 4096")]
    [InlineData("num_leaves=3", "num_leaves=-3", "num_leaves", "from 1 to 4096")]
    [InlineData("num_leaves=3", "num_leaves=4", "leaf_value", "must hold 4 values in Tree=0, but holds 3")]
    [InlineData("threshold=10 0.5", "threshold=10", "threshold", "must hold 2 values")]
    [InlineData("threshold=10 0.5", "threshold=10 nan", "threshold", "number or inf")]
    [InlineData("threshold=10 0.5", "threshold=10 x", "threshold", "but is \"x\"")]
    [InlineData("threshold=10 0.5", "thresholds=10 0.5", "threshold", "is missing in Tree=0")]
    [InlineData("leaf_value=-1 1 3", "leaf_value=-1 NaN 3", "leaf_value", "finite")]
    [InlineData("leaf_value=-1 1 3", "leaf_value=-1 inf 3", "leaf_value", "finite")]
    [InlineData("split_feature=0 1", "split_feature=0 2", "split_feature", "value 2 must be a whole number from 0 to 1")]
    [InlineData("left_child=-1 -2", "left_child=-1 -4", "left_child", "from -3 to 1")]
    [InlineData("left_child=-1 -2", "left_child=0 -2", "left_child", "not a tree")]
    [InlineData("right_child=1 -3", "right_child=1 -1", "left_child", "not a tree")]
    [InlineData("internal_count=100 40", "internal_count=100 0", "internal_count", "from 1")]
    [InlineData("is_linear=0", "num_leaves=3", "num_leaves", "twice")]
    [InlineData("Tree=0", "Tree=1", "Tree=1", "must be Tree=0")]
    [InlineData("end of trees", "end of tree", "end of trees", "cut short")]
    public void A_text_that_is_wrong_is_refused_by_line_and_field(string from, string to, string field, string reason)
    {
        var text = HandMadeModel.Text(HandMadeModel.Tree);
        Assert.Contains(from, text, StringComparison.Ordinal);

        var refused = Assert.Throws<ModelTextException>(() => ModelText.Parse(text.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(field, refused.Field);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"line {refused.Line}, {field}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("{\"name\":\"tree\"}")]
    [InlineData("tree")]
    [InlineData("tree\nend of trees")]
    public void Rubbish_is_refused(string text) => Assert.Throws<ModelTextException>(() => ModelText.Parse(text));

    [Fact]
    public void A_text_cut_anywhere_before_its_end_is_refused()
    {
        var text = HandMadeModel.Text(HandMadeModel.Tree, HandMadeModel.Tree);
        var end = text.IndexOf("end of trees", StringComparison.Ordinal) + "end of trees".Length;

        for (var length = 0; length < end; length++)
            Assert.Throws<ModelTextException>(() => ModelText.Parse(text[..length]));
    }

    [Fact]
    public void Damage_in_any_place_is_refused_by_name_or_still_a_model()
    {
        var random = new Random(17);
        var text = HandMadeModel.Text(HandMadeModel.Tree, HandMadeModel.Tree);
        for (var i = 0; i < 20_000; i++)
        {
            var letters = text.ToCharArray();
            letters[random.Next(letters.Length)] = "0123456789-=. \nxeE"[random.Next(18)];
            var damaged = new string(letters);
            try
            {
                var score = new Evaluator(ModelText.Parse(damaged)).RawScore([5, 0]);
                Assert.False(double.IsNaN(score));
            }
            catch (ModelTextException)
            {
                // Refused: also right.
            }
        }
    }
}
