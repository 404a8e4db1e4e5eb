namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Reads the text line by line: a header, the trees in order, and the line that says they are all there.</summary>
internal static class ModelTextReader
{
    public static ModelText Read(string text)
    {
        if (text.Length > ModelLimits.TextLengthMax)
            throw new ModelTextException(1, "$", $"is {text.Length} characters long; at most {ModelLimits.TextLengthMax} are read");
        var sections = Sections(text);
        var (names, sigmoid) = Header(sections[0]);
        var trees = new ModelTree[sections.Count - 1];
        for (var i = 0; i < trees.Length; i++)
        {
            var section = sections[i + 1];
            if (section.Name != $"Tree={i}")
                throw new ModelTextException(section.Line, section.Name, $"must be Tree={i}: a tree is missing or out of order");
            trees[i] = ModelTreeReader.Read(section, names.Length);
        }

        return new() { FeatureNames = names, Sigmoid = sigmoid, Trees = trees, Version = ModelText.VersionOf(text) };
    }

    private static List<ModelSection> Sections(string text)
    {
        var sections = new List<ModelSection>();
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.TrimEnd();
            if (number == 1)
            {
                if (line is not "tree")
                    throw new ModelTextException(1, "$", "must be \"tree\", as in a model.txt saved by LightGBM");
                sections.Add(new("the header", 1));
            }
            else if (line is "end of trees")
            {
                return sections;
            }
            else if (line.StartsWith("Tree="))
            {
                if (sections.Count > ModelLimits.TreesMax)
                    throw new ModelTextException(number, "Tree", $"is one too many: at most {ModelLimits.TreesMax} trees are read");
                sections.Add(new(line.Length > 40 ? line[..40].ToString() : line.ToString(), number));
            }
            else if (!line.IsEmpty)
            {
                sections[^1].Add(line.ToString(), number);
            }
        }

        throw new ModelTextException(Math.Max(number, 1), "end of trees", "is missing: the text is cut short");
    }

    private static (string[] Names, double Sigmoid) Header(ModelSection header)
    {
        var (version, versionLine) = header.Text("version");
        if (version is not ("v3" or "v4"))
            throw new ModelTextException(versionLine, "version", "must be v3 or v4 (LightGBM 2.3 and later)");
        header.Only("num_class", "1", "multiclass models are not scored here, train with objective=binary");
        header.Only("num_tree_per_iteration", "1", "multiclass models are not scored here, train with objective=binary");
        if (header.Has("average_output"))
            throw new ModelTextException(header.Text("average_output").Line, "average_output", "random forests (boosting=rf) are not scored here, train with boosting=gbdt");
        var sigmoid = Sigmoid(header);
        var count = header.Int("max_feature_idx", 0, ModelLimits.FeaturesMax - 1) + 1;
        var (joined, at) = header.Text("feature_names");
        var names = joined.Split(' ');
        if (names.Length != count)
            throw new ModelTextException(at, "feature_names", $"must hold {count} names (max_feature_idx + 1), but holds {names.Length}");
        if (names.Distinct(StringComparer.Ordinal).Count() != count)
            throw new ModelTextException(at, "feature_names", "names a feature twice");
        return (names, sigmoid);
    }

    private static double Sigmoid(ModelSection header)
    {
        var (objective, at) = header.Text("objective");
        var words = objective.Split(' ');
        if (words[0] != "binary")
            throw new ModelTextException(at, "objective", $"is \"{words[0]}\": only objective=binary is scored here");
        var told = words.FirstOrDefault(w => w.StartsWith("sigmoid:", StringComparison.Ordinal));
        if (told is null)
            return 1;
        if (!ModelSection.TryDouble(told.AsSpan("sigmoid:".Length), out var sigmoid) || sigmoid is not (> 0 and < double.PositiveInfinity))
            throw new ModelTextException(at, "objective", "must name a sigmoid above 0");
        return sigmoid;
    }
}
