using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>Whom a customer knows: contacts, favourite shops, the agents round the corner. They follow from the customer's number, so they cost no memory and never change.</summary>
internal sealed class Acquaintances(Customers customers, Outsiders outsiders)
{
    private const int ContactsMin = 2, ContactsMax = 9, Favourites = 6, HomeAgents = 2;

    /// <summary>How much the first contacts are preferred: about half of all to contacts goes to the very first.</summary>
    private const double Preference = 3;

    private const double FavouriteShopChance = 0.65, HomeAgentChance = 0.9;

    /// <summary>Share of a customer's transfers that go to a contact: 70 to 90 %.</summary>
    private const double LoyaltyMin = 0.7, LoyaltyMax = 0.9;

    /// <summary>Whom to send money to: mostly a contact, the first ones most often; else somebody new.</summary>
    public Party Payee(int customer, RandomSource random)
    {
        var loyalty = LoyaltyMin + (LoyaltyMax - LoyaltyMin) * customers.Trait(customer, 'Y');
        if (!random.Chance(loyalty))
            return customers.Party(Not(customer, random.Whole(customers.Count)));
        var contacts = ContactsMin + (int)(customers.Trait(customer, 'N') * (ContactsMax - ContactsMin + 1));
        var rank = (int)(contacts * Math.Pow(random.Next(), Preference));
        return customers.Party(Not(customer, (int)(customers.Trait(customer, 'K', rank) * customers.Count)));
    }

    public Party Shop(int customer, RandomSource random)
    {
        if (!random.Chance(FavouriteShopChance))
            return outsiders.Merchant(random.Next(), random.Next());
        var which = random.Whole(Favourites);
        return outsiders.Merchant(customers.Trait(customer, 'F', which), customers.Trait(customer, 'G', which));
    }

    public Party Agent(int customer, RandomSource random)
    {
        if (!random.Chance(HomeAgentChance))
            return outsiders.Agent(random.Next(), random.Next());
        var which = random.Whole(HomeAgents);
        return outsiders.Agent(customers.Trait(customer, 'A', which), customers.Trait(customer, 'B', which));
    }

    public int EmployerOf(int customer) => (int)(customers.Trait(customer, 'E') * outsiders.Companies);

    private int Not(int customer, int other) => other == customer ? (other + 1) % customers.Count : other;
}
