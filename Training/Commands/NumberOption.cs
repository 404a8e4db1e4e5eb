using System.CommandLine;
using System.Numerics;

namespace FraudGrains.Training.Commands;

/// <summary>A number with a range and a default, both of which the help and the error tell.</summary>
internal static class NumberOption
{
    public static Option<T> Of<T>(string name, string description, T otherwise, T min, T max)
        where T : struct, INumber<T>
    {
        var option = new Option<T>(name) { Description = $"{description}, {min} to {max}. Default {otherwise}.", HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result is { Implicit: false } && result.GetValueOrDefault<T>() is var value && (value < min || value > max))
                result.AddError($"{name} must be {min} to {max}, but is {value}.");
        });
        return option;
    }
}
